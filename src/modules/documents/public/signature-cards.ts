import { html } from 'hono/html';
import { formatDateTime, type Locale } from '../../../platform/i18n/index.ts';
import type { Html } from '../../../web/public/layout.ts';
import type { SignatureReport, VerificationReport } from '../../signatures/index.ts';
import { verificationText } from './messages.ts';

type Tone = 'good' | 'warn' | 'bad';

const TONES: Record<VerificationReport['verdict'], readonly [Tone, string]> = {
  valid: ['good', '✓'],
  'valid-unknown-signer': ['warn', '!'],
  invalid: ['bad', '✕'],
  'changed-after-signing': ['bad', '✕'],
  unsigned: ['warn', '!'],
  unreadable: ['bad', '✕'],
};

/** A verdict in colour, sign and words, so that none of the three is needed alone. */
export const verdictCard = (tone: Tone, mark: string, title: string, text: string): Html => html`
  <section class="card verdict ${tone}"><span class="mark" aria-hidden="true">${mark}</span><div><h2>${title}</h2><p>${text}</p></div></section>`;

export const reportVerdict = (report: VerificationReport, locale: Locale): Html => {
  const [tone, mark] = TONES[report.verdict];
  const [title, text] = verificationText[locale].verdict[report.verdict];
  return verdictCard(tone, mark, title, text);
};

/** Each sentence once, though it may concern several places. */
const findings = (items: SignatureReport['findings'], locale: Locale): Html | string => {
  const sentences = [...new Set(items.map((item) => item[locale]))];
  return sentences.length === 0
    ? ''
    : html`<ul class="findings">${sentences.map((sentence) => html`<li>${sentence}</li>`)}</ul>`;
};

const timeOf = (signature: SignatureReport, locale: Locale): string => {
  const text = verificationText[locale];
  if (signature.timestamp) return `${formatDateTime(signature.timestamp.time)} (${text.stamped})`;
  return signature.claimedTime ? `${formatDateTime(signature.claimedTime)} (${text.claimed})` : '—';
};

const signatureCard = (signature: SignatureReport, index: number, locale: Locale): Html => {
  const text = verificationText[locale];
  const who = signature.signer;
  return html`<section class="card">
    <h3>${text.signatureNumber} ${index + 1}: ${who?.commonName ?? signature.claimedName ?? '—'}</h3>
    <dl>
      <dt>${text.forAgency}</dt><dd>${who?.organization ?? '—'}</dd>
      ${signature.role ? html`<dt>${text.signer}</dt><dd>${signature.role}</dd>` : ''}
      <dt>${text.signedAt}</dt><dd>${timeOf(signature, locale)}</dd>
      <dt>${text.certificate}</dt><dd>${who ? html`${who.issuer}<br /><span class="mono">${who.certificateSerial}</span>` : '—'}</dd>
      <dt>${text.level}</dt><dd>PAdES ${signature.level ?? '—'}, ${signature.algorithm ?? '—'}</dd>
    </dl>
    <p>${signature.integrity === 'intact' ? `✓ ${text.intact}.` : `✕ ${text.broken}.`}</p>
    ${findings(signature.findings, locale)}
    ${signature.laterChanges.length === 0 ? html`<p>${text.laterNone}</p>` : html`<p>${text.laterSome}</p>${findings(signature.laterChanges, locale)}`}
  </section>`;
};

/** What changed after a signature is told in its card; here only what concerns the file as such. */
const notToldAtASignature = (report: VerificationReport) => {
  const told = new Set(report.signatures.flatMap((signature) => signature.laterChanges.map((change) => change.code)));
  return (item: VerificationReport['findings'][number]) => !told.has(item.code);
};

/** All signatures of a file, one card each, and the fields that were filled. */
export const signatureCards = (report: VerificationReport, locale: Locale): Html => {
  const text = verificationText[locale];
  return html`
    ${findings(report.findings.filter(notToldAtASignature(report)), locale)}
    ${report.signatures.map((signature, index) => signatureCard(signature, index, locale))}
    ${
      report.fields.length === 0
        ? ''
        : html`<section class="card"><h3>${text.filled}</h3><ul>${report.fields.map((field) => html`<li>${field.value}</li>`)}</ul></section>`
    }`;
};
