import type { Finding } from './findings.ts';
import type { SignatureReport, Verdict, VerificationReport } from './report.ts';

/** The verdict in one sentence of each language. */
const VERDICTS: Record<Verdict, { readonly vi: string; readonly en: string }> = {
  valid: {
    vi: 'HỢP LỆ: chữ ký đúng, người ký được tin cậy, tệp không đổi từ khi ký.',
    en: 'VALID: the signatures hold, the signers are trusted, the file is unchanged since.',
  },
  'valid-unknown-signer': {
    vi: 'CHƯA XÁC ĐỊNH NGƯỜI KÝ: nội dung nguyên vẹn nhưng chưa xác lập được độ tin cậy của chứng thư số.',
    en: 'SIGNER NOT ESTABLISHED: the content is intact, but trust in a certificate could not be established.',
  },
  invalid: { vi: 'KHÔNG HỢP LỆ: có chữ ký sai.', en: 'INVALID: a signature is wrong.' },
  'changed-after-signing': {
    vi: 'ĐÃ BỊ SỬA SAU KHI KÝ: chữ ký đúng với phần đã ký, nhưng tệp có thay đổi không được phép về sau.',
    en: 'CHANGED AFTER SIGNING: the signatures hold for what was signed, but the file was changed unlawfully since.',
  },
  unsigned: { vi: 'CHƯA KÝ: tệp không có chữ ký số.', en: 'UNSIGNED: the file has no digital signature.' },
  unreadable: {
    vi: 'KHÔNG ĐỌC ĐƯỢC: không phải tệp PDF đúng quy cách.',
    en: 'UNREADABLE: this is no well-formed PDF.',
  },
};

const vnTime = new Intl.DateTimeFormat('vi-VN', {
  dateStyle: 'short',
  timeStyle: 'medium',
  timeZone: 'Asia/Ho_Chi_Minh',
});
const time = (iso: string): string => `${vnTime.format(new Date(iso))} (+07:00)`;

const line = (label: string, value: string | undefined): string[] =>
  value === undefined ? [] : [`   ${label}: ${value}`];

const sentence = ({ vi, detail, severity }: Finding): string =>
  `   ${severity === 'refusal' ? '✗' : severity === 'doubt' ? '?' : '–'} ${vi}${detail === undefined ? '' : ` [${detail}]`}`;

function describeSignature(signature: SignatureReport, index: number): string[] {
  const { signer, timestamp, chain } = signature;
  const name = signer?.commonName ?? signature.claimedName ?? 'không rõ';
  const kind = signature.kind === 'signature' ? 'Chữ ký' : 'Dấu thời gian';
  return [
    '',
    `${index + 1}. ${kind} của ${name}`,
    ...line('Cơ quan', signer?.organization),
    ...line('Chức vụ', signature.role),
    ...line('Lý do', signature.reason),
    ...line('Thời điểm khai', signature.claimedTime && time(signature.claimedTime)),
    ...line('Dấu thời gian', timestamp && `${time(timestamp.time)}, ${timestamp.authority}`),
    ...line(
      'Mức',
      signature.level && `${signature.level}, ${signature.algorithm ?? 'thuật toán không được chấp nhận'}`,
    ),
    ...line('Toàn vẹn', signature.integrity === 'intact' ? 'nguyên vẹn' : 'KHÔNG nguyên vẹn'),
    ...line(
      'Chứng thư số',
      chain && (chain.verdict === 'trusted' ? `được tin cậy (${chain.path.at(-1)})` : 'chưa được tin cậy'),
    ),
    ...signature.findings.map(sentence),
  ];
}

/** The report as Vietnamese plain text, for a terminal. */
export function describeReport(report: VerificationReport): string {
  const lines = [VERDICTS[report.verdict].vi, `   SHA-256: ${report.sha256}`];
  report.signatures.forEach((signature, index) => {
    lines.push(...describeSignature(signature, index));
  });
  if (report.fields.length > 0) lines.push('', 'Các ô đã điền:');
  for (const { name, value, revision } of report.fields) lines.push(`   ${name}: ${value} (phiên bản ${revision})`);
  if (report.findings.length > 0) lines.push('', 'Nhận xét về tệp:', ...report.findings.map(sentence));
  return lines.join('\n');
}
