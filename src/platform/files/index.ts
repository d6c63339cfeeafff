export { registerBlob } from './blob.ts';
export { createFileStore, type FileStore, type StoredFile } from './store.ts';
