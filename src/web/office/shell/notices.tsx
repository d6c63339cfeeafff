import { BellOutlined } from '@ant-design/icons';
import { Link } from '@tanstack/react-router';
import { Badge, Button, Drawer } from 'antd';
import { useState } from 'react';
import { listMyWorkContract } from '../../../platform/worklist/list-my-work.contract.ts';
import { useAsk } from '../data/query.ts';
import { useText } from '../language/language.ts';
import { officeText } from '../messages/office-text.ts';
import { ErrorNote } from '../ui/error-note.tsx';
import { Nothing, Waiting } from '../ui/waiting.tsx';
import { WorkLines } from '../work/work-lines.tsx';
import { useWorkCounts } from './use-work-counts.ts';

/** The bell: how much was not opened yet, live; a press shows the first of it. */
export const Notices = () => {
  const all = useText(officeText);
  const [open, setOpen] = useState(false);
  const { notOpened } = useWorkCounts();
  return (
    <>
      <Button
        type="text"
        className="kb-bell"
        aria-label={notOpened ? all.header.notices(notOpened) : all.header.noticesNone}
        onClick={() => setOpen(true)}
        icon={
          <Badge count={notOpened} size="small" offset={[4, -2]}>
            <BellOutlined aria-hidden className="kb-bell-icon" />
          </Badge>
        }
      />
      <Drawer open={open} onClose={() => setOpen(false)} title={all.notices.title} destroyOnHidden size={420}>
        <NoticeList onGo={() => setOpen(false)} />
      </Drawer>
    </>
  );
};

const NoticeList = ({ onGo }: { readonly onGo: () => void }) => {
  const text = useText(officeText).notices;
  const work = useAsk(listMyWorkContract, { limit: 10 });
  if (work.isPending) return <Waiting />;
  if (work.isError) return <ErrorNote error={work.error} onRetry={() => void work.refetch()} />;
  if (work.data.items.length === 0) return <Nothing title={text.none} />;
  return (
    <>
      <WorkLines items={work.data.items} label={text.title} onGo={onGo} />
      <p className="kb-more">
        <Link to="/viec-hom-nay" onClick={onGo}>
          {text.all}
        </Link>
      </p>
    </>
  );
};
