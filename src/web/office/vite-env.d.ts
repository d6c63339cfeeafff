/// <reference types="vite/client" />

// These two files are ES modules although their package does not say so.
declare module 'antd/es/locale/vi_VN.js' {
  const locale: import('antd/es/locale/index.js').Locale;

  export = locale;
}
declare module 'antd/es/locale/en_US.js' {
  const locale: import('antd/es/locale/index.js').Locale;

  export = locale;
}
