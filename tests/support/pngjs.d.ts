/** The part of pngjs that the journeys use; the package ships no types. */
declare module 'pngjs' {
  export const PNG: {
    readonly sync: {
      read(bytes: Buffer): { readonly data: Buffer; readonly width: number; readonly height: number };
    };
  };
}
