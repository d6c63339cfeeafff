export { createDocumentsModule, type DocumentsModule, type DocumentsOptions } from './module.ts';
