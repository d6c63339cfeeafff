import { EllipsisOutlined } from '@ant-design/icons';
import { Link, Outlet, useLocation } from '@tanstack/react-router';
import { Alert, Drawer } from 'antd';
import { Suspense, useEffect, useRef, useState } from 'react';
import { useText } from '../language/language.ts';
import { useLive } from '../live/use-live.ts';
import { useOnline } from '../live/use-online.ts';
import { officeText } from '../messages/office-text.ts';
import { useMe } from '../session/me.ts';
import { Waiting } from '../ui/waiting.tsx';
import { LanguageSwitch } from './language-switch.tsx';
import { Logo } from './logo.tsx';
import { NavigationList, useNavigation } from './navigation.tsx';
import { Notices } from './notices.tsx';
import { PositionSwitcher } from './position-switcher.tsx';
import { SearchBox } from './search-box.tsx';
import { SignOut } from './sign-out.tsx';
import './shell.css';

/** After a move within the application the reader's place is the new heading, for eyes and for screen readers. */
const useFocusOnMove = () => {
  const { pathname } = useLocation();
  const before = useRef(pathname);
  useEffect(() => {
    if (before.current === pathname) return;
    before.current = pathname;
    document.getElementById('noi-dung')?.focus({ preventScroll: true });
  }, [pathname]);
};

/** "/" goes to the search box, as in other software. */
const useSearchKey = () => {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const { target } = event;
      const typing =
        target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));
      if (event.key !== '/' || typing || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      document.getElementById('kb-search')?.focus();
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  }, []);
};

/** The frame around every screen of who is signed in. */
export const Shell = () => {
  const text = useText(officeText);
  const me = useMe();
  const { main, rest } = useNavigation();
  const [more, setMore] = useState(false);
  const live = useLive(`${me.position.positionId}/${me.position.delegation?.id ?? ''}`);
  const online = useOnline();
  useFocusOnMove();
  useSearchKey();
  return (
    <div className="kb-shell">
      <a className="kb-skip" href="#noi-dung">
        {text.skip}
      </a>
      <header className="kb-top">
        <Link to="/viec-hom-nay" className="kb-home">
          <Logo />
        </Link>
        <SearchBox />
        <div className="kb-top-end">
          {me.demo && <span className="kb-demo">{text.demo}</span>}
          <PositionSwitcher />
          <LanguageSwitch />
          <Notices />
          <span className="kb-wide-only">
            <SignOut bare />
          </span>
        </div>
      </header>
      <nav className="kb-side" aria-label={text.nav.label}>
        <NavigationList items={main} />
        <NavigationList items={rest} />
      </nav>
      <main id="noi-dung" className="kb-main" tabIndex={-1}>
        {(!online || live === 'broken') && (
          <Alert
            className="kb-note kb-line-note"
            type="warning"
            showIcon
            banner
            title={online ? text.state.reconnecting : text.state.offline}
          />
        )}
        <Suspense fallback={<Waiting />}>
          <Outlet />
        </Suspense>
      </main>
      <nav className="kb-bottom" aria-label={text.nav.label}>
        {main.map(({ to, icon, name, count }) => (
          <Link key={to} to={to} activeProps={{ 'aria-current': 'page' }}>
            <span className="kb-bottom-icon">
              {icon}
              {count && <span className="kb-count">{count}</span>}
            </span>
            {name}
          </Link>
        ))}
        <button type="button" onClick={() => setMore(true)} aria-haspopup="dialog">
          <span className="kb-bottom-icon">
            <EllipsisOutlined aria-hidden />
          </span>
          {text.nav.more}
        </button>
      </nav>
      <Drawer
        open={more}
        onClose={() => setMore(false)}
        placement="bottom"
        title={text.nav.more}
        size="auto"
        destroyOnHidden
      >
        <NavigationList items={rest} onGo={() => setMore(false)} />
        <SignOut />
      </Drawer>
    </div>
  );
};
