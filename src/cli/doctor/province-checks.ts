import type { Check } from '../../platform/upkeep/index.ts';
import { checkCertificates } from './certificates.ts';
import { checkDeliveries } from './deliveries.ts';

/** What the doctor looks at beyond the platform: asked as the owner, because it concerns all agencies. Only counts leave. */
export const provinceChecks: readonly Check[] = [checkCertificates, checkDeliveries];
