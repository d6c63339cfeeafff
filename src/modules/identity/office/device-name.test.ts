import { expect, test } from 'vitest';
import { deviceName } from './device-name.ts';

test('a machine is named as its owner would', () => {
  expect(deviceName('Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/140.0 Safari/537.36')).toBe(
    'Chrome, Linux',
  );
  expect(deviceName('Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/140.0 Safari/537.36 Edg/140.0')).toBe(
    'Edge, Windows',
  );
  expect(deviceName('Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605 Safari/604.1')).toBe(
    'Safari, iPhone',
  );
  expect(deviceName('curl/8.0')).toBeNull();
});
