import { fold } from '../../../platform/text/fold.ts';

type Option = { readonly label?: unknown };

/** Makes an antd Select searchable with or without tone marks. */
export const searchable = {
  showSearch: {
    filterOption: (typed: string, option?: Option) => {
      const label = fold(String(option?.label ?? ''));
      return fold(typed)
        .split(' ')
        .every((word) => label.includes(word));
    },
  },
} as const;
