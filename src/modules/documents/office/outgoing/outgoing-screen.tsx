import { EditOutlined } from '@ant-design/icons';
import { useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { useText } from '../../../../web/office/language/language.ts';
import { useHasRole } from '../../../../web/office/session/me.ts';
import { Page } from '../../../../web/office/ui/page.tsx';
import { TabBar } from '../../../../web/office/ui/tab-bar.tsx';
import { documentsText } from '../messages/documents-text.ts';
import { officeDayText } from '../messages/office-day-text.ts';
import { DraftList } from './draft-list.tsx';
import { IssuedList } from './issued-list.tsx';

type Part = 'waiting-for-me' | 'mine' | 'unit' | 'issued';

/** What goes out: drafts on their way and documents issued. */
export const OutgoingScreen = () => {
  const text = useText(documentsText).outgoing;
  const navigate = useNavigate();
  const approves = useHasRole('unit-head', 'leader', 'chief-of-office', 'records-clerk');
  const writes = useHasRole('specialist', 'unit-head', 'records-clerk', 'chief-of-office', 'leader');
  const { registers } = useText(officeDayText);
  const keepsRegisters = useHasRole('records-clerk', 'chief-of-office', 'leader', 'archivist');
  const [part, setPart] = useState<Part>(approves ? 'waiting-for-me' : 'mine');
  const tabs = [
    { key: 'waiting-for-me', name: text.waiting },
    { key: 'mine', name: text.drafts },
    { key: 'unit', name: text.unit },
    { key: 'issued', name: text.issued },
  ] as const;
  return (
    <Page
      title={text.title}
      actions={
        <>
          {keepsRegisters && <Button onClick={() => void navigate({ to: '/so-van-ban' })}>{registers}</Button>}
          {writes && (
            <Button
              type="primary"
              icon={<EditOutlined aria-hidden />}
              onClick={() => void navigate({ to: '/van-ban-di/soan' })}
            >
              {text.compose}
            </Button>
          )}
        </>
      }
    >
      <section className="kb-panel kb-panel-flush" aria-label={text.title}>
        <TabBar label={text.tabs} tabs={tabs} value={part} onChange={setPart} panelId="outgoing-part" />
        <div id="outgoing-part" role="tabpanel" aria-labelledby={`outgoing-part-${part}`}>
          {part === 'issued' ? <IssuedList /> : <DraftList key={part} view={part} />}
        </div>
      </section>
    </Page>
  );
};
