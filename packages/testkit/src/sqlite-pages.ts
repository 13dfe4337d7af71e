const MAGIC = Buffer.from('SQLite format 3\0');
const WAL_HEADER = 32;
const WAL_FRAME_HEADER = 24;
const TABLE_LEAF = 0x0d;
const INDEX_LEAF = 0x0a;
const INDEX_INTERIOR = 0x02;

/** Whether these bytes begin as a SQLite database does. */
export const isSqlite = (bytes: Buffer): boolean => bytes.subarray(0, MAGIC.length).equals(MAGIC);

/** A number of SQLite's own: seven bits a byte, the last byte has no eighth. */
const varint = (bytes: Buffer, at: number): { readonly value: number; readonly next: number } => {
  let value = 0;
  let next = at;
  for (let count = 0; count < 9; count += 1) {
    const byte = bytes[next] ?? 0;
    next += 1;
    value = value * 128 + (byte & 0x7f);
    if (byte < 0x80) break;
  }
  return { value, next };
};

/** The pages as they are when the write-ahead log is taken in. */
const pagesOf = (database: Buffer, log: Buffer | undefined): ReadonlyMap<number, Buffer> => {
  const size = database.readUInt16BE(16) === 1 ? 65_536 : database.readUInt16BE(16);
  const pages = new Map<number, Buffer>();
  for (let at = 0; at + size <= database.length; at += size) pages.set(at / size + 1, database.subarray(at, at + size));
  const frame = WAL_FRAME_HEADER + size;
  for (let at = WAL_HEADER; log !== undefined && at + frame <= log.length; at += frame)
    pages.set(log.readUInt32BE(at), log.subarray(at + WAL_FRAME_HEADER, at + frame));
  return pages;
};

/**
 * Every record that the pages of a SQLite database hold, the forgotten ones of free pages too, each in one piece: a long one lies
 * spread over pages, where a search of the file goes past it (https://www.sqlite.org/fileformat2.html, 1.6).
 */
export const recordsInSqlite = (database: Buffer, log?: Buffer): Buffer[] => {
  const pages = pagesOf(database, log);
  const size = pages.get(1)?.length ?? 0;
  const usable = size - (database[20] ?? 0);
  const localBytes = (payload: number, isTable: boolean): number => {
    const most = isTable ? usable - 35 : Math.floor(((usable - 12) * 64) / 255) - 23;
    if (payload <= most) return payload;
    const least = Math.floor(((usable - 12) * 32) / 255) - 23;
    const kept = least + ((payload - least) % (usable - 4));
    return kept <= most ? kept : least;
  };
  const overflowing = (first: number, wanted: number): Buffer[] => {
    const parts: Buffer[] = [];
    let left = wanted;
    for (let page = pages.get(first); page !== undefined && left > 0; page = pages.get(page.readUInt32BE(0))) {
      const part = page.subarray(4, Math.min(usable, 4 + left));
      parts.push(part);
      left -= part.length;
    }
    return parts;
  };
  const records: Buffer[] = [];
  for (const [number, page] of pages) {
    const head = number === 1 ? 100 : 0;
    const type = page[head] ?? 0;
    if (type !== TABLE_LEAF && type !== INDEX_LEAF && type !== INDEX_INTERIOR) continue;
    const pointers = head + (type === INDEX_INTERIOR ? 12 : 8);
    const count = Math.min(page.readUInt16BE(head + 3), Math.floor((size - pointers) / 2));
    for (let cell = 0; cell < count; cell += 1) {
      const at = page.readUInt16BE(pointers + 2 * cell);
      const length = varint(page, at + (type === INDEX_INTERIOR ? 4 : 0));
      const begin = type === TABLE_LEAF ? varint(page, length.next).next : length.next;
      const local = localBytes(length.value, type === TABLE_LEAF);
      const end = begin + local;
      if (length.value === local || end + 4 > page.length) records.push(page.subarray(begin, end));
      else {
        const first = page.subarray(begin, end);
        records.push(Buffer.concat([first, ...overflowing(page.readUInt32BE(end), length.value - local)]));
      }
    }
  }
  return records;
};
