import { App, Button } from 'antd';
import type { z } from 'zod';
import { useAct } from '../../../web/office/data/query.ts';
import { showDateTime } from '../../../web/office/language/dates.ts';
import { useText } from '../../../web/office/language/language.ts';
import { ErrorNote } from '../../../web/office/ui/error-note.tsx';
import { Panel } from '../../../web/office/ui/panel.tsx';
import { Tag } from '../../../web/office/ui/tag.tsx';
import { endSessionContract } from '../operations/end-session.contract.ts';
import type { listMySecurityContract } from '../operations/list-my-security.contract.ts';
import { deviceName } from './device-name.ts';
import { identityText } from './messages/identity-text.ts';

type Session = z.output<typeof listMySecurityContract.output>['sessions'][number];

/** Where the account is signed in now; any other place can be ended from here. */
export const SessionsPanel = ({ sessions }: { readonly sessions: readonly Session[] }) => {
  const text = useText(identityText);
  const { message } = App.useApp();
  const end = useAct(endSessionContract, { refreshes: ['identity.list-my-security'] });
  return (
    <Panel title={text.sessions}>
      <ErrorNote error={end.error} />
      <ul className="kb-items">
        {sessions.map((one) => {
          const device = deviceName(one.userAgent) ?? text.unknownDevice;
          return (
            <li key={one.id}>
              <span className="kb-items-main">
                <strong>{device}</strong>
                <span className="kb-quiet">
                  {text.from(one.address)}, {text.sessionSeen(showDateTime(one.lastSeenAt))}
                </span>
              </span>
              {one.current ? (
                <Tag tone="good">{text.sessionHere}</Tag>
              ) : (
                <Button
                  aria-label={`${text.sessionEnd}: ${device}, ${one.address}`}
                  loading={end.isPending && end.variables.sessionId === one.id}
                  onClick={() =>
                    end.mutate({ sessionId: one.id }, { onSuccess: () => void message.success(text.sessionEnded) })
                  }
                >
                  {text.sessionEnd}
                </Button>
              )}
            </li>
          );
        })}
      </ul>
    </Panel>
  );
};
