export type Tone = 'plain' | 'active' | 'waiting' | 'late' | 'done';

/** A state in words. The tone only underlines it; `done` is the least prominent. */
export const StatusText = ({ tone = 'plain', children }: { tone?: Tone; children: string }) => (
  <span className={`status status-${tone}`}>{children}</span>
);
