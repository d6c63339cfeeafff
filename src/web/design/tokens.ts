/**
 * Colour, type and space of every screen, staff and public. `tokens.css` says the same to plain CSS; a test keeps them equal.
 * Every text colour keeps at least 4.5:1 on the surfaces it is used on, every control edge 3:1 (WCAG 2.2 AA).
 */
export const tokens = {
  'color-primary': '#1b4f8f',
  'color-primary-strong': '#153f73',
  'color-primary-soft': '#e7eff9',
  'color-accent': '#a3202f',
  'color-text': '#1a2433',
  'color-text-quiet': '#515c6b',
  'color-surface': '#ffffff',
  'color-ground': '#f3f5f8',
  'color-line': '#dbe1e9',
  'color-edge': '#838e9d',
  'color-good': '#1b6638',
  'color-good-soft': '#e6f4ea',
  'color-warn': '#7d5000',
  'color-warn-soft': '#fdf3dc',
  'color-bad': '#a81f1f',
  'color-bad-soft': '#fdecea',
  'color-focus': '#0b63ce',
  'font-body': '"Segoe UI", -apple-system, Roboto, "Noto Sans", "Liberation Sans", Arial, sans-serif',
  'font-size': '15px',
  'space-1': '4px',
  'space-2': '8px',
  'space-3': '12px',
  'space-4': '16px',
  'space-5': '24px',
  'space-6': '32px',
  radius: '8px',
  'target-size': '40px',
} as const;

export type TokenName = keyof typeof tokens;

/** The tokens as CSS custom properties on `:root`. */
export const tokensCss = (): string =>
  `:root {\n${Object.entries(tokens)
    .map(([name, value]) => `  --${name}: ${value};`)
    .join('\n')}\n}\n`;
