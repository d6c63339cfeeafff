import {
  ColumnWidthOutlined,
  DownloadOutlined,
  DownOutlined,
  UpOutlined,
  ZoomInOutlined,
  ZoomOutOutlined,
} from '@ant-design/icons';
import { Button } from 'antd';
import { type KeyboardEvent, useCallback, useEffect, useRef, useState } from 'react';
import { ApiError } from '../data/call.ts';
import { useText } from '../language/language.ts';
import { officeText } from '../messages/office-text.ts';
import { ErrorNote } from '../ui/error-note.tsx';
import { Waiting } from '../ui/waiting.tsx';
import './pdf.css';
import { openPdf, type PDFDocumentProxy } from './pdf-engine.ts';
import { PdfPage } from './pdf-page.tsx';

export type PdfViewerProps = {
  readonly url: string;
  readonly downloadUrl?: string;
  readonly label?: string;
};

const ZOOMS = [0.5, 0.67, 0.8, 1, 1.25, 1.5, 2, 3];
const PADDING = 16;

/** The server's sentence when there is no file to show (a draft that cannot be laid out yet), else null. */
const whyNoFile = async (url: string): Promise<unknown> => {
  const answer = await fetch(url, { credentials: 'same-origin' }).catch(() => null);
  if (!answer || answer.ok) return 'unreadable';
  return answer.json().then(
    (problem) => new ApiError(problem),
    () => 'unreadable',
  );
};

type Opened = { readonly file: PDFDocumentProxy; readonly ratio: number };

/** The file now, and the former one until the new one is ready, so that a renewed preview does not blink. */
const usePdf = (url: string) => {
  const [opened, setOpened] = useState<Opened | null>(null);
  const [failed, setFailed] = useState<unknown>(null);
  const [loading, setLoading] = useState(true);
  useEffect(() => {
    const task = openPdf(url);
    let stopped = false;
    setLoading(true);
    task.promise
      .then(async (file) => {
        const { width, height } = (await file.getPage(1)).getViewport({ scale: 1 });
        if (stopped) return;
        setOpened({ file, ratio: height / width });
        setFailed(null);
        setLoading(false);
      })
      .catch(async () => {
        const reason = await whyNoFile(url);
        if (stopped) return;
        setFailed(reason);
        setLoading(false);
      });
    return () => {
      stopped = true;
      // Destroyed a little later: the pages of the former file are still on the screen until the new one is drawn.
      setTimeout(() => void task.destroy(), 5_000);
    };
  }, [url]);
  return { opened, failed, loading };
};

/** A PDF drawn by our own viewer, the same on every machine and on phones: pages on demand, zoom, keyboard, download. */
export const PdfViewer = ({ url, downloadUrl, label }: PdfViewerProps) => {
  const text = useText(officeText).pdf;
  const { opened, failed, loading } = usePdf(url);
  const frame = useRef<HTMLDivElement>(null);
  const [room, setRoom] = useState(0);
  const [zoom, setZoom] = useState(1);
  const [page, setPage] = useState(1);
  useEffect(() => {
    const watcher = new ResizeObserver(([entry]) => setRoom(Math.floor(entry?.contentRect.width ?? 0)));
    watcher.observe(frame.current as HTMLDivElement);
    return () => watcher.disconnect();
  }, []);

  const onSeen = useCallback((number: number) => setPage(number), []);
  const step = (by: 1 | -1) => {
    const at = ZOOMS.reduce((best, value, i) => (Math.abs(value - zoom) < Math.abs(ZOOMS[best]! - zoom) ? i : best), 0);
    setZoom(ZOOMS[Math.min(ZOOMS.length - 1, Math.max(0, at + by))]!);
  };
  const total = opened?.file.numPages ?? 0;
  const go = (number: number) =>
    frame.current?.querySelector(`[data-page="${number}"]`)?.scrollIntoView({ block: 'start', behavior: 'smooth' });
  const press = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const act = { '+': () => step(1), '=': () => step(1), '-': () => step(-1), '0': () => setZoom(1) }[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  };

  const width = Math.max(0, Math.round((room - PADDING * 2) * zoom));
  return (
    <div className="kb-pdf">
      <div className="kb-pdf-bar" role="toolbar" aria-label={text.toolbar}>
        <Button
          type="text"
          icon={<UpOutlined aria-hidden />}
          aria-label={text.previous}
          disabled={page <= 1}
          onClick={() => go(page - 1)}
        />
        <Button
          type="text"
          icon={<DownOutlined aria-hidden />}
          aria-label={text.next}
          disabled={page >= total}
          onClick={() => go(page + 1)}
        />
        <output className="kb-pdf-count">{total > 0 ? text.page(page, total) : ''}</output>
        <Button type="text" icon={<ZoomOutOutlined aria-hidden />} aria-label={text.zoomOut} onClick={() => step(-1)} />
        <Button type="text" icon={<ZoomInOutlined aria-hidden />} aria-label={text.zoomIn} onClick={() => step(1)} />
        <Button
          type="text"
          icon={<ColumnWidthOutlined aria-hidden />}
          aria-label={text.fit}
          onClick={() => setZoom(1)}
        />
        {downloadUrl && (
          <Button
            type="text"
            icon={<DownloadOutlined aria-hidden />}
            aria-label={text.download}
            href={downloadUrl}
            download
          />
        )}
      </div>
      <section
        ref={frame}
        className="kb-pdf-frame"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
        tabIndex={0}
        aria-label={label ?? text.label}
        onKeyDown={press}
      >
        {failed !== null && (
          <div className="kb-pdf-note">
            {failed instanceof ApiError ? <ErrorNote error={failed} /> : <p>{text.failed}</p>}
          </div>
        )}
        {!opened && loading && <Waiting rows={12} />}
        {opened &&
          failed === null &&
          width > 0 &&
          Array.from({ length: total }, (_, i) => i + 1).map((number) => (
            <PdfPage
              key={`${opened.file.fingerprints[0]}-${number}`}
              file={opened.file}
              number={number}
              label={text.page(number, total)}
              width={width}
              ratio={opened.ratio}
              onSeen={onSeen}
            />
          ))}
      </section>
    </div>
  );
};
