import { lazy, Suspense } from 'react';
import { Waiting } from '../ui/waiting.tsx';
import type { PdfViewerProps } from './pdf-viewer.tsx';

const Viewer = lazy(async () => ({ default: (await import('./pdf-viewer.tsx')).PdfViewer }));

/** The viewer and its engine are fetched when the first document is looked at. */
export const LazyPdfViewer = (props: PdfViewerProps) => (
  <Suspense fallback={<Waiting rows={12} />}>
    <Viewer {...props} />
  </Suspense>
);
