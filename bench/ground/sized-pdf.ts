import { randomBytes } from 'node:crypto';

/** A one-page PDF of about so many bytes: an incompressible stream lies in it, as a scan would. */
export const sizedPdf = (bytes: number): Buffer => {
  const filling = randomBytes(Math.max(0, bytes - 700));
  const bodies: Buffer[] = [
    Buffer.from('<</Type/Catalog/Pages 2 0 R>>'),
    Buffer.from('<</Type/Pages/Kids[3 0 R]/Count 1>>'),
    Buffer.from('<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<<>>/Contents 4 0 R>>'),
    Buffer.from('<</Length 0>>stream\n\nendstream'),
    Buffer.concat([Buffer.from(`<</Length ${filling.length}>>stream\n`), filling, Buffer.from('\nendstream')]),
  ];
  const parts: Buffer[] = [Buffer.from('%PDF-1.7\n%\xE2\xE3\xCF\xD3\n', 'latin1')];
  let length = parts[0]?.length ?? 0;
  let table = `xref\n0 ${bodies.length + 1}\n0000000000 65535 f \n`;
  const push = (part: Buffer) => {
    parts.push(part);
    length += part.length;
  };
  bodies.forEach((body, index) => {
    table += `${String(length).padStart(10, '0')} 00000 n \n`;
    push(Buffer.concat([Buffer.from(`${index + 1} 0 obj\n`), body, Buffer.from('\nendobj\n')]));
  });
  const start = length;
  push(Buffer.from(`${table}trailer\n<</Size ${bodies.length + 1}/Root 1 0 R>>\nstartxref\n${start}\n%%EOF\n`));
  return Buffer.concat(parts);
};
