/** "Chrome, Linux" out of a user-agent line: enough to recognise one's own machine. Null when it says nothing known. */
export const deviceName = (userAgent: string): string | null => {
  const browser = [
    ['Edg/', 'Edge'],
    ['OPR/', 'Opera'],
    ['coc_coc', 'Cốc Cốc'],
    ['Firefox/', 'Firefox'],
    ['Chrome/', 'Chrome'],
    ['Safari/', 'Safari'],
  ].find(([mark]) => userAgent.includes(mark as string))?.[1];
  const system = [
    ['Android', 'Android'],
    ['iPhone', 'iPhone'],
    ['iPad', 'iPad'],
    ['Windows', 'Windows'],
    ['Mac OS', 'macOS'],
    ['Linux', 'Linux'],
  ].find(([mark]) => userAgent.includes(mark as string))?.[1];
  return [browser, system].filter(Boolean).join(', ') || null;
};
