import { DeleteOutlined, KeyOutlined } from '@ant-design/icons';
import { startRegistration } from '@simplewebauthn/browser';
import { App, Button, Input } from 'antd';
import { useState } from 'react';
import type { z } from 'zod';
import { ApiError, call } from '../../../web/office/data/call.ts';
import { refresh } from '../../../web/office/data/query.ts';
import { showDateTime } from '../../../web/office/language/dates.ts';
import { useText } from '../../../web/office/language/language.ts';
import { ActDialog } from '../../../web/office/ui/act-dialog.tsx';
import { Field } from '../../../web/office/ui/field.tsx';
import { Panel } from '../../../web/office/ui/panel.tsx';
import { confirmPasskeyContract } from '../operations/confirm-passkey.contract.ts';
import type { listMySecurityContract } from '../operations/list-my-security.contract.ts';
import { removePasskeyContract } from '../operations/remove-passkey.contract.ts';
import { startPasskeyContract } from '../operations/start-passkey.contract.ts';
import { ConfirmPasswordDialog } from './confirm-password-dialog.tsx';
import { identityText } from './messages/identity-text.ts';

type Passkey = z.output<typeof listMySecurityContract.output>['passkeys'][number];
type RegistrationOptions = Parameters<typeof startRegistration>[0]['optionsJSON'];
const STALE = ['identity.list-my-security', 'identity.get-me'];

/** Passkeys of the account: add by the machine's own dialog, remove by the password. */
export const PasskeysPanel = ({ passkeys }: { readonly passkeys: readonly Passkey[] }) => {
  const text = useText(identityText);
  const { message } = App.useApp();
  const [adding, setAdding] = useState(false);
  const [removing, setRemoving] = useState<Passkey | null>(null);
  return (
    <Panel title={text.passkeys}>
      <p>{text.passkeysText}</p>
      {passkeys.length === 0 ? (
        <p className="kb-quiet">{text.passkeysNone}</p>
      ) : (
        <ul className="kb-items">
          {passkeys.map((one) => (
            <li key={one.id}>
              <span className="kb-items-main">
                <strong>{one.name}</strong>
                <span className="kb-quiet">
                  {text.created(showDateTime(one.createdAt))},{' '}
                  {one.lastUsedAt ? text.lastUsed(showDateTime(one.lastUsedAt)) : text.neverUsed}
                </span>
              </span>
              <Button
                type="text"
                icon={<DeleteOutlined aria-hidden />}
                aria-label={text.passkeyRemove(one.name)}
                onClick={() => setRemoving(one)}
              />
            </li>
          ))}
        </ul>
      )}
      <Button icon={<KeyOutlined aria-hidden />} onClick={() => setAdding(true)}>
        {text.passkeyAdd}
      </Button>
      {adding && (
        <AddDialog
          onClose={() => setAdding(false)}
          onDone={() => {
            setAdding(false);
            void message.success(text.passkeyAdded);
          }}
        />
      )}
      {removing && (
        <ConfirmPasswordDialog
          title={text.passkeyRemove(removing.name)}
          onClose={() => setRemoving(null)}
          onConfirm={async (password) => {
            await call(removePasskeyContract, { passkeyId: removing.id, password });
            await refresh(STALE);
            setRemoving(null);
            void message.success(text.passkeyRemoved);
          }}
        />
      )}
    </Panel>
  );
};

const AddDialog = ({ onClose, onDone }: { readonly onClose: () => void; readonly onDone: () => void }) => {
  const text = useText(identityText);
  const [name, setName] = useState('');
  return (
    <ActDialog
      title={text.passkeyAdd}
      confirm={text.passkeyAdd}
      onClose={onClose}
      disabled={name.trim() === ''}
      onConfirm={async () => {
        const { options } = await call(startPasskeyContract, {});
        const response = await startRegistration({ optionsJSON: options as unknown as RegistrationOptions }).catch(
          () => {
            const { vi, en } = { vi: identityText.vi.passkeyFailed, en: identityText.en.passkeyFailed };
            throw new ApiError({ code: 'client.passkey', status: 0, vi, en });
          },
        );
        await call(confirmPasskeyContract, { name: name.trim(), response: { ...response } });
        await refresh(STALE);
        onDone();
      }}
    >
      <Field label={text.passkeyName}>
        {(wiring) => (
          <Input {...wiring} autoFocus maxLength={80} value={name} onChange={(event) => setName(event.target.value)} />
        )}
      </Field>
    </ActDialog>
  );
};
