import { GlobalOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { setLocaleContract } from '../../../modules/identity/operations/set-locale.contract.ts';
import { call, csrfToken } from '../data/call.ts';
import { chooseLocale, useLocale, useText } from '../language/language.ts';
import { officeText } from '../messages/office-text.ts';

/** Switches at once; the account remembers the choice when somebody is signed in. */
export const LanguageSwitch = () => {
  const locale = useLocale();
  const text = useText(officeText).header;
  const other = locale === 'vi' ? 'en' : 'vi';
  const change = () => {
    chooseLocale(other);
    // The screen already speaks the other language; if the account cannot remember it now, nothing is lost.
    if (csrfToken()) call(setLocaleContract, { locale: other }).catch(() => undefined);
  };
  return (
    <Button type="text" icon={<GlobalOutlined aria-hidden />} onClick={change} lang={other} className="kb-language">
      <span className="kb-language-word">{text.language}</span>
      <span className="kb-unseen"> – {text.languageLabel}</span>
    </Button>
  );
};
