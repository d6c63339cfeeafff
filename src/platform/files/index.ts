export { registerBlob } from './blob.ts';
export { createFileStore, type FileStore, type PutOptions, type StoredFile } from './store.ts';
