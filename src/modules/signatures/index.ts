export type { DemoHolders } from './certificates/demo-holders.ts';
export type { AgencyHolder, Holder, PersonHolder } from './certificates/holder.ts';
export { openMasterSecret } from './keys/master-secret.ts';
export { openSignatures, type SignaturesModule, type SignaturesOptions } from './module.ts';
export { addEmptyTextFields, type EmptyTextField, type FieldFill } from './pdf/text-fields.ts';
export type { CheckOptions } from './signing/check-bytes.ts';
export type { DocumentToSign, SignedDocument, SigningAct } from './signing/sign-documents.ts';
export type { SignatureReport, Verdict, VerificationReport } from './verify/report.ts';
