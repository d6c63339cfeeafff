import {
  CalendarOutlined,
  CarryOutOutlined,
  ContactsOutlined,
  EyeOutlined,
  InboxOutlined,
  SafetyCertificateOutlined,
  SearchOutlined,
  SendOutlined,
  SolutionOutlined,
  TeamOutlined,
  UserOutlined,
} from '@ant-design/icons';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useText } from '../language/language.ts';
import { officeText } from '../messages/office-text.ts';
import { useHasRole } from '../session/me.ts';
import { useWorkCounts } from './use-work-counts.ts';

type Item = {
  readonly to: string;
  readonly icon: ReactNode;
  readonly name: string;
  readonly short?: string;
  readonly count?: string;
};

/** The places of the application, most used first; `main` ones also stand in the bar of a phone. */
export const useNavigation = (): { readonly main: readonly Item[]; readonly rest: readonly Item[] } => {
  const text = useText(officeText).nav;
  const counts = useWorkCounts();
  const mayAdminister = useHasRole('unit-admin', 'province-admin');
  const mayDelegate = useHasRole('leader', 'chief-of-office', 'unit-head', 'unit-admin');
  const mayExplain = useHasRole('auditor', 'province-admin', 'unit-admin');
  return {
    main: [
      { to: '/viec-hom-nay', icon: <CarryOutOutlined aria-hidden />, name: text.work, count: counts.open },
      { to: '/van-ban-den', icon: <InboxOutlined aria-hidden />, name: text.incoming },
      { to: '/van-ban-di', icon: <SendOutlined aria-hidden />, name: text.outgoing },
    ],
    rest: [
      { to: '/tim-kiem', icon: <SearchOutlined aria-hidden />, name: text.search },
      { to: '/kiem-tra-tep', icon: <SafetyCertificateOutlined aria-hidden />, name: text.checkFile },
      { to: '/danh-ba', icon: <ContactsOutlined aria-hidden />, name: text.directory },
      { to: '/lich-lam-viec', icon: <CalendarOutlined aria-hidden />, name: text.calendar },
      ...(mayDelegate ? [{ to: '/uy-quyen', icon: <SolutionOutlined aria-hidden />, name: text.delegations }] : []),
      ...(mayExplain ? [{ to: '/quyen-xem', icon: <EyeOutlined aria-hidden />, name: text.access }] : []),
      ...(mayAdminister
        ? [{ to: '/quan-tri/tai-khoan', icon: <TeamOutlined aria-hidden />, name: text.accounts }]
        : []),
      { to: '/tai-khoan', icon: <UserOutlined aria-hidden />, name: text.profile },
    ],
  };
};

export const NavigationList = ({ items, onGo }: { readonly items: readonly Item[]; readonly onGo?: () => void }) => (
  <ul className="kb-nav">
    {items.map(({ to, icon, name, count }) => (
      <li key={to}>
        <Link to={to} onClick={onGo} activeProps={{ 'aria-current': 'page' }}>
          {icon}
          <span className="kb-nav-name">{name}</span>
          {count && <span className="kb-count">{count}</span>}
        </Link>
      </li>
    ))}
  </ul>
);
