import { LogoutOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { signOutContract } from '../../../modules/identity/operations/sign-out.contract.ts';
import { useAct } from '../data/query.ts';
import { useText } from '../language/language.ts';
import { tellTabs } from '../live/tabs.ts';
import { officeText } from '../messages/office-text.ts';

/** Ends the session here and in the other tabs. */
export const SignOut = ({ bare }: { readonly bare?: boolean }) => {
  const text = useText(officeText).header;
  const act = useAct(signOutContract);
  return (
    <Button
      type="text"
      block={!bare}
      className={bare ? undefined : 'kb-sign-out'}
      icon={<LogoutOutlined aria-hidden />}
      loading={act.isPending}
      aria-label={bare ? text.signOut : undefined}
      title={bare ? text.signOut : undefined}
      onClick={() =>
        act.mutate(
          {},
          {
            onSettled: () => {
              tellTabs('who-changed');
              location.assign('/');
            },
          },
        )
      }
    >
      {bare ? null : text.signOut}
    </Button>
  );
};
