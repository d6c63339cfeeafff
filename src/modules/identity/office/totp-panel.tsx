import { App, Button, Input } from 'antd';
import { toDataURL } from 'qrcode';
import { useEffect, useState } from 'react';
import { call } from '../../../web/office/data/call.ts';
import { refresh, useAct } from '../../../web/office/data/query.ts';
import { useText } from '../../../web/office/language/language.ts';
import { ActDialog } from '../../../web/office/ui/act-dialog.tsx';
import { ErrorNote } from '../../../web/office/ui/error-note.tsx';
import { Field } from '../../../web/office/ui/field.tsx';
import { Panel } from '../../../web/office/ui/panel.tsx';
import { Tag } from '../../../web/office/ui/tag.tsx';
import { confirmTotpContract } from '../operations/confirm-totp.contract.ts';
import { removeTotpContract } from '../operations/remove-totp.contract.ts';
import { startTotpContract } from '../operations/start-totp.contract.ts';
import { ConfirmPasswordDialog } from './confirm-password-dialog.tsx';
import { identityText } from './messages/identity-text.ts';

const STALE = ['identity.list-my-security', 'identity.get-me'];

/** One-time codes: on by a QR code and a first code, off by the password. */
export const TotpPanel = ({ on }: { readonly on: boolean }) => {
  const text = useText(identityText);
  const { message } = App.useApp();
  const start = useAct(startTotpContract);
  const [removing, setRemoving] = useState(false);
  return (
    <Panel title={text.totp} extra={<Tag tone={on ? 'good' : 'plain'}>{on ? text.totpOn : text.totpOff}</Tag>}>
      <p>{text.totpText}</p>
      <ErrorNote error={start.error} />
      {on ? (
        <Button onClick={() => setRemoving(true)}>{text.totpRemove}</Button>
      ) : (
        <Button loading={start.isPending} onClick={() => start.mutate({})}>
          {text.totpStart}
        </Button>
      )}
      {start.data && !on && (
        <TotpDialog
          {...start.data}
          onClose={() => start.reset()}
          onDone={() => {
            start.reset();
            void message.success(text.totpDone);
          }}
        />
      )}
      {removing && (
        <ConfirmPasswordDialog
          title={text.totpRemove}
          onClose={() => setRemoving(false)}
          onConfirm={async (password) => {
            await call(removeTotpContract, { password });
            await refresh(STALE);
            setRemoving(false);
            void message.success(text.totpRemoved);
          }}
        />
      )}
    </Panel>
  );
};

type DialogProps = {
  readonly secret: string;
  readonly uri: string;
  readonly onClose: () => void;
  readonly onDone: () => void;
};

const TotpDialog = ({ secret, uri, onClose, onDone }: DialogProps) => {
  const text = useText(identityText);
  const [picture, setPicture] = useState<string>();
  const [code, setCode] = useState('');
  useEffect(() => {
    toDataURL(uri, { width: 400, margin: 2 }).then(setPicture, () => setPicture(undefined));
  }, [uri]);
  return (
    <ActDialog
      title={text.totp}
      confirm={text.totpConfirm}
      onClose={onClose}
      disabled={!/^\s*(\d\s*){6}$/.test(code)}
      onConfirm={async () => {
        await call(confirmTotpContract, { code });
        await refresh(STALE);
        onDone();
      }}
    >
      <p>{text.totpScan}</p>
      {picture && <img className="kb-qr" src={picture} alt={text.totpQr} />}
      <p>
        {text.totpSecret} <span className="kb-secret">{secret}</span>
      </p>
      <Field label={text.totpCode}>
        {(wiring) => (
          <Input
            {...wiring}
            autoFocus
            inputMode="numeric"
            autoComplete="one-time-code"
            maxLength={7}
            value={code}
            onChange={(event) => setCode(event.target.value)}
          />
        )}
      </Field>
    </ActDialog>
  );
};
