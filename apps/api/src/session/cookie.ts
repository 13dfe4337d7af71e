import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  hkdfSync,
  randomBytes,
  timingSafeEqual,
} from 'node:crypto';

/** 32 random bytes, base64url: all that the cookie holds. The store knows only its SHA-256. */
export const newSecret = (): string => randomBytes(32).toString('base64url');

const SECRET = /^[A-Za-z0-9_-]{43}$/;

/** The key that a session is stored under; undefined for anything that is no secret of ours. */
export const hashOfSecret = (secret: string | undefined): Uint8Array<ArrayBuffer> | undefined =>
  secret !== undefined && SECRET.test(secret)
    ? new Uint8Array(createHash('sha256').update(secret).digest())
    : undefined;

/** What `x-stafett-csrf` must hold: bound to the session's secret, and it tells nothing of it. */
export const csrfToken = (key: string, secret: string): string =>
  createHmac('sha256', key).update(`csrf:${secret}`).digest('base64url');

/** Whether two texts are the same, in a time that does not tell where they differ. */
export const sameText = (a: string, b: string): boolean => {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
};

/** The cookie as it goes out, signed so that made-up ones never reach the store. */
export const signed = (key: string, secret: string): string =>
  `${secret}.${createHmac('sha256', key).update(`cookie:${secret}`).digest('base64url')}`;

/** The secret in a signed cookie; undefined when it is malformed or not signed by us. */
export const unsigned = (key: string, cookie: string | undefined): string | undefined => {
  if (cookie === undefined || cookie.length > 200) return undefined;
  const [secret = ''] = cookie.split('.');
  return SECRET.test(secret) && sameText(cookie, signed(key, secret)) ? secret : undefined;
};

const keyFor = (secret: string): Uint8Array =>
  new Uint8Array(hkdfSync('sha256', secret, '', 'stafett session data', 32));

/** Encrypts under the secret that only the cookie has, so that the store alone can't read it. */
export const sealWithSecret = (secret: string, text: string): string => {
  const iv = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', keyFor(secret), iv);
  const sealed = Buffer.concat([iv, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]);
  return sealed.toString('base64url');
};

/** What `sealWithSecret` made; undefined when it is not ours. */
export const openWithSecret = (secret: string, sealed: string): string | undefined => {
  const bytes = Buffer.from(sealed, 'base64url');
  try {
    const decipher = createDecipheriv('aes-256-gcm', keyFor(secret), bytes.subarray(0, 12));
    decipher.setAuthTag(bytes.subarray(-16));
    return Buffer.concat([decipher.update(bytes.subarray(12, -16)), decipher.final()]).toString('utf8');
  } catch {
    return undefined;
  }
};
