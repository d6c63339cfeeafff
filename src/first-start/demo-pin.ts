/** PIN of every demo signer. Not a secret: the keys it opens sign nothing but DEMO. */
export const DEMO_PIN = '258036';
