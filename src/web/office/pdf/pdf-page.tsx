import { useEffect, useRef, useState } from 'react';
import { drawPage, type PDFDocumentProxy } from './pdf-engine.ts';

type Props = {
  readonly file: PDFDocumentProxy;
  readonly number: number;
  readonly label: string;
  /** CSS pixels. */
  readonly width: number;
  /** Height over width, until the page itself is known. */
  readonly ratio: number;
  readonly onSeen: (number: number) => void;
};

/** One page, drawn when it comes near the visible part. */
export const PdfPage = ({ file, number, label, width, ratio, onSeen }: Props) => {
  const box = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const text = useRef<HTMLDivElement>(null);
  const [near, setNear] = useState(false);
  const [ownRatio, setOwnRatio] = useState(ratio);

  useEffect(() => {
    const element = box.current as HTMLDivElement;
    const nearness = new IntersectionObserver(([entry]) => setNear(entry?.isIntersecting ?? false), {
      rootMargin: '600px',
    });
    const seeing = new IntersectionObserver(([entry]) => entry?.isIntersecting && onSeen(number), { threshold: 0.5 });
    nearness.observe(element);
    seeing.observe(element);
    return () => {
      nearness.disconnect();
      seeing.disconnect();
    };
  }, [number, onSeen]);

  useEffect(() => {
    if (!near) return;
    let cancelled = false;
    let drawing: ReturnType<typeof drawPage> | undefined;
    void file.getPage(number).then((page) => {
      if (cancelled) return;
      const { width: w, height: h } = page.getViewport({ scale: 1 });
      setOwnRatio(h / w);
      drawing = drawPage(page, width, canvas.current as HTMLCanvasElement, text.current as HTMLDivElement);
      // A drawing that was cancelled by a zoom is not a failure.
      drawing.done.catch(() => undefined);
    });
    return () => {
      cancelled = true;
      drawing?.cancel();
    };
  }, [near, file, number, width]);

  return (
    <article
      ref={box}
      className="kb-pdf-page"
      aria-label={label}
      data-page={number}
      style={{ width, height: Math.round(width * ownRatio) }}
    >
      <canvas ref={canvas} />
      <div ref={text} className="kb-pdf-text textLayer" />
    </article>
  );
};
