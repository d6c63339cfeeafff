import type { SelectProps } from 'antd';
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

/**
 * A list that opens inside of its dialog and always right below its field. At the end of the page, or turned upwards for lack of
 * room, a phone would show it outside of its window.
 */
export const besideField = {
  placement: 'bottomLeft',
  getPopupContainer: (field: HTMLElement) => field.parentElement ?? field,
  builtinPlacements: { bottomLeft: { points: ['tl', 'bl'], offset: [0, 4], overflow: { adjustX: 0, adjustY: 0 } } },
} as const satisfies Pick<SelectProps, 'placement' | 'getPopupContainer' | 'builtinPlacements'>;
