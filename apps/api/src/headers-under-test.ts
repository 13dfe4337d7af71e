import { expect } from 'vitest';

const headers = {
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'SAMEORIGIN',
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
};

/** Every header that keeps a browser safe, on any kind of answer. `issuer` is where signing out leads. */
export const expectSafeHeaders = (answer: Response, issuer: string): void => {
  expect(Object.fromEntries(answer.headers)).toMatchObject(headers);
  expect(answer.headers.get('content-security-policy')?.split(';').sort()).toEqual([
    "base-uri 'none'",
    "connect-src 'self'",
    "default-src 'none'",
    "font-src 'self'",
    `form-action 'self' ${issuer}`,
    "frame-ancestors 'none'",
    "img-src 'self' data:",
    "manifest-src 'self'",
    "require-trusted-types-for 'script'",
    "script-src 'self'",
    "style-src 'self'",
    "trusted-types 'none'",
  ]);
  for (const tells of ['x-powered-by', 'server', 'access-control-allow-origin'])
    expect([tells, answer.headers.get(tells)]).toEqual([tells, null]);
};
