/** The part of pdfkit that the corpus uses; the package ships no types. */
declare module 'pdfkit' {
  import type { EventEmitter } from 'node:events';
  export default class PDFDocument extends EventEmitter {
    constructor(options?: { size?: string; info?: Record<string, string> });
    registerFont(name: string, path: string): this;
    font(name: string): this;
    text(text: string): this;
    addPage(): this;
    end(): void;
  }
}
