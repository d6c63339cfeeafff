import { App, ConfigProvider, type ThemeConfig } from 'antd';
import enUS from 'antd/es/locale/en_US.js';
import viVN from 'antd/es/locale/vi_VN.js';
import dayjs from 'dayjs';
import 'dayjs/locale/vi.js';
import { type ReactNode, useEffect } from 'react';
import { tokens } from '../design/tokens.ts';
import { useLocale } from './language/language.ts';
import { nonce } from './nonce-styles.ts';

const theme: ThemeConfig = {
  token: {
    colorPrimary: tokens['color-primary'],
    colorLink: tokens['color-primary'],
    colorInfo: tokens['color-primary'],
    colorSuccess: tokens['color-good'],
    colorWarning: tokens['color-warn'],
    colorError: tokens['color-bad'],
    colorSuccessBg: tokens['color-good-soft'],
    colorSuccessBorder: '#b5dcc1',
    colorWarningBg: tokens['color-warn-soft'],
    colorWarningBorder: '#ecd49a',
    colorErrorBg: tokens['color-bad-soft'],
    colorErrorBorder: '#f0bdb8',
    colorInfoBg: tokens['color-primary-soft'],
    colorInfoBorder: '#b9cfea',
    colorTextBase: tokens['color-text'],
    colorText: tokens['color-text'],
    colorTextHeading: tokens['color-text'],
    colorTextSecondary: tokens['color-text-quiet'],
    colorTextTertiary: tokens['color-text-quiet'],
    colorTextQuaternary: tokens['color-text-quiet'],
    colorTextDescription: tokens['color-text-quiet'],
    colorTextPlaceholder: '#646f7e',
    colorBorder: tokens['color-edge'],
    colorBorderSecondary: tokens['color-line'],
    colorSplit: tokens['color-line'],
    colorBgLayout: tokens['color-ground'],
    fontFamily: tokens['font-body'],
    fontSize: 15,
    controlHeight: 40,
    controlHeightSM: 32,
    controlHeightLG: 48,
    borderRadius: 8,
    wireframe: false,
  },
  components: {
    Button: { primaryShadow: 'none', defaultShadow: 'none', dangerShadow: 'none' },
    Segmented: { trackBg: '#dfe5ed', itemColor: tokens['color-text'] },
  },
};

export const Theme = ({ children }: { readonly children: ReactNode }) => {
  const locale = useLocale();
  dayjs.locale(locale);
  useEffect(() => {
    document.documentElement.lang = locale;
  }, [locale]);
  return (
    <ConfigProvider theme={theme} locale={locale === 'vi' ? viVN : enUS} csp={{ nonce }} wave={{ disabled: true }}>
      <App className="kb-app" message={{ maxCount: 3, top: 70 }}>
        {children}
      </App>
    </ConfigProvider>
  );
};
