export { registerBlob } from './blob.ts';
export { createFileStore, type FileStore } from './store.ts';
