/** The nonce of this answer, without which a strict policy refuses styles that scripts add. */
export const nonce = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce;

/**
 * antd passes the nonce to its own styles but not to the few rules of its building blocks (scroll lock under a dialog).
 * So every style element that our scripts make gets it; markup and foreign scripts stay refused.
 */
export const giveStylesTheNonce = (): void => {
  if (!nonce) return;
  const create = document.createElement.bind(document) as (
    tag: string,
    options?: ElementCreationOptions,
  ) => HTMLElement;
  document.createElement = ((tag: string, options?: ElementCreationOptions) => {
    const element = create(tag, options);
    if (element instanceof HTMLStyleElement) element.nonce = nonce;
    return element;
  }) as typeof document.createElement;
};
