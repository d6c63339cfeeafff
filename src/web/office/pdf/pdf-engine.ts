import * as pdfjs from 'pdfjs-dist';
// oxlint-disable-next-line import/default -- vite makes the address of the bundled file out of this
import workerUrl from 'pdfjs-dist/build/pdf.worker.min.mjs?url';

export type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist';

pdfjs.GlobalWorkerOptions.workerSrc = workerUrl;

/** Opens a PDF from our server. Scripts, forms of the XFA kind and eval are never run (this version has no eval left). */
export const openPdf = (url: string) =>
  pdfjs.getDocument({
    url,
    withCredentials: true,
    enableXfa: false,
    cMapUrl: '/assets/pdfjs/cmaps/',
    cMapPacked: true,
    standardFontDataUrl: '/assets/pdfjs/standard_fonts/',
    // WebAssembly would need eval in the content policy; the decoders written in JavaScript do the same.
    useWasm: false,
    wasmUrl: '/assets/pdfjs/wasm/',
  });

type Drawing = { readonly done: Promise<void>; cancel(): void };

/** Draws one page into a canvas (sharp on dense screens) and its text, invisible but selectable and readable, above it. */
export const drawPage = (
  page: pdfjs.PDFPageProxy,
  width: number,
  canvas: HTMLCanvasElement,
  textBox: HTMLDivElement,
): Drawing => {
  const scale = width / page.getViewport({ scale: 1 }).width;
  const dense = Math.min(globalThis.devicePixelRatio || 1, 2);
  const viewport = page.getViewport({ scale: scale * dense });
  canvas.width = Math.floor(viewport.width);
  canvas.height = Math.floor(viewport.height);
  const picture = page.render({ canvas, viewport });
  textBox.replaceChildren();
  textBox.style.setProperty('--total-scale-factor', String(scale));
  const text = new pdfjs.TextLayer({
    textContentSource: page.streamTextContent(),
    container: textBox,
    viewport: page.getViewport({ scale }),
  });
  return {
    done: Promise.all([picture.promise, text.render()]).then(() => undefined),
    cancel: () => {
      picture.cancel();
      text.cancel();
    },
  };
};
