import { Modal } from 'antd';
import { type ReactNode, useEffect, useState } from 'react';
import { useText } from '../language/language.ts';
import { officeText } from '../messages/office-text.ts';
import { ErrorNote } from './error-note.tsx';

type Props = {
  readonly title: string;
  readonly confirm: string;
  readonly danger?: boolean;
  readonly onClose: () => void;
  /** Resolves when done; what it throws is shown inside the dialog, which stays open with everything typed. */
  readonly onConfirm: () => Promise<void>;
  readonly children: ReactNode;
  readonly width?: number;
  readonly disabled?: boolean;
};

/** Gives the focus back to where it was before; when that is gone (the act is done), to the content of the screen. */
const useFocusBack = () => {
  // Read while drawing for the first time: an effect would come after the dialog has taken the focus.
  const [before] = useState(() => document.activeElement);
  useEffect(
    () => () => {
      requestAnimationFrame(() => {
        const back = before?.isConnected && before !== document.body ? before : document.getElementById('noi-dung');
        if (back instanceof HTMLElement) back.focus({ preventScroll: true });
      });
    },
    [before],
  );
};

/** A dialog for one act. Enter in a single-line field confirms, Escape leaves, focus comes back to the button. */
export const ActDialog = ({ title, confirm, danger, onClose, onConfirm, children, width, disabled }: Props) => {
  const text = useText(officeText).do;
  useFocusBack();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const run = async () => {
    if (busy || disabled) return;
    setBusy(true);
    setError(null);
    try {
      await onConfirm();
    } catch (failure) {
      if (!(failure instanceof NotFilled)) setError(failure);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Modal
      open
      title={title}
      okText={confirm}
      cancelText={text.cancel}
      okButtonProps={{ danger, loading: busy, disabled }}
      cancelButtonProps={{ disabled: busy }}
      onOk={() => void run()}
      onCancel={onClose}
      maskClosable={false}
      width={width}
    >
      <form
        className="kb-form"
        onSubmit={(event) => {
          event.preventDefault();
          void run();
        }}
      >
        {children}
        <ErrorNote error={error} />
      </form>
    </Modal>
  );
};

/** Thrown by a dialog's own check before anything is sent; the field beside says what is missing. */
export class NotFilled extends Error {}
