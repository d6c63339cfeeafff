import { Button, Progress } from 'antd';
import { useCallback, useEffect, useRef, useState } from 'react';
import { ApiError } from '../data/call.ts';
import { showSize } from '../language/dates.ts';
import { useText } from '../language/language.ts';
import { officeText } from '../messages/office-text.ts';
import { ErrorNote } from '../ui/error-note.tsx';
import { type RunningUpload, type UploadProgress, uploadFile } from './upload-file.ts';

type Props = {
  readonly file: File;
  /** Uses the finished upload; what it throws is shown here. */
  readonly onUploaded: (uploadId: string) => Promise<void>;
  /** Finished and used, or given up. */
  readonly onGone: () => void;
};

/** One file on its way: how much has arrived, stop, go on. */
export const UploadLine = ({ file, onUploaded, onGone }: Props) => {
  const text = useText(officeText);
  const [progress, setProgress] = useState<UploadProgress>({ sent: 0, total: file.size });
  const [broken, setBroken] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const running = useRef<RunningUpload>(undefined);
  // The props' functions change at each drawing; the upload must start once.
  const after = useRef({ onUploaded, onGone });
  after.current = { onUploaded, onGone };

  useEffect(() => {
    const upload = uploadFile(file, setProgress, () => setBroken(true));
    running.current = upload;
    let stopped = false;
    upload.done
      .then(async (id) => {
        if (stopped) return;
        await after.current.onUploaded(id);
        after.current.onGone();
      })
      .catch((failure: unknown) => {
        if (failure instanceof ApiError) setError(failure);
        else setBroken(true);
      });
    return () => {
      stopped = true;
      void upload.stop();
    };
  }, [file]);

  const resume = useCallback(() => {
    setBroken(false);
    running.current?.resume();
  }, []);
  // A line that was lost and came back needs nobody to press a button.
  useEffect(() => {
    if (!broken) return;
    addEventListener('online', resume);
    return () => removeEventListener('online', resume);
  }, [broken, resume]);

  const percent = Math.floor((progress.sent / Math.max(1, progress.total)) * 100);
  return (
    <li>
      <div className="kb-annex-main">
        <span>{text.upload.progress(file.name)}</span>
        <Progress
          percent={percent}
          aria-label={text.upload.progress(file.name)}
          status={broken ? 'exception' : 'active'}
        />
        <span className="kb-quiet">
          {showSize(progress.sent)} / {showSize(progress.total)}
        </span>
        {broken && <span className="kb-field-error">{text.upload.failed}</span>}
        <ErrorNote error={error} />
      </div>
      <div className="kb-annex-acts">
        {broken && <Button onClick={resume}>{text.upload.resume}</Button>}
        <Button type="text" onClick={onGone}>
          {text.upload.stop}
        </Button>
      </div>
    </li>
  );
};
