import type { Database } from '@stafett/db';
import type { PostLog } from '../post.ts';
import { letterTo } from './letter.ts';
import type { Notifier } from './smtp.ts';

/** A person gets one letter in so long, however much happens. */
const BETWEEN_MS = 15 * 60_000;
/** A letter that was taken and of which nothing more was heard is taken again: whoever took it has died. */
const TAKEN_FOR_MS = 2 * 60_000;
/** A server that does not answer is asked again after a minute, then after twice as long, up to an hour. */
const RETRY_MS = 60_000;
const LONGEST_RETRY_MS = 60 * 60_000;
/** News this old is none: the console has it. */
const GIVEN_UP_AFTER_MS = 3 * 24 * 60 * 60_000;
const PER_ROUND = 500;

export type MailRoomOptions = {
  /** As the role stafett_worker. */
  readonly db: Database;
  readonly notifier: Notifier;
  /** The address that people type, without a trailing slash. */
  readonly publicUrl: string;
  readonly log: PostLog;
  /** The wall clock, milliseconds since 1970. */
  readonly now: () => number;
};

/** Makes letters of the notices that are stored, and carries them. */
export type MailRoom = {
  /** One round: plans what is new and sends what is due. Stops at a server that does not answer. Gives how many were delivered. */
  readonly round: () => Promise<number>;
  readonly close: () => void;
};

// Whom a notice reaches: who works in the unit today, has a role that may know of the case or the gathering, and wants letters. Who
// is away gets none; their stand-in does. As the policies of the tables say it for the console.
const REACHES = `
  join staff_unit w on w.unit_id = n.unit
  join staff s on s.id = w.staff_id and s.active
  join staff_mail a on a.staff_id = s.id and a.wanted and a.refused_at is null
  where n.read_at is null
    and (n.audience = 'unit' or 'manager' = any (w.roles))
    and not exists (select 1 from away where away.staff_id = s.id)
    and (n.staff is null or n.staff = s.id
      or exists (select 1 from away where away.staff_id = n.staff and away.stand_in_id = s.id))
    and case when n.case_id is null
      then w.roles && array['caseworker', 'coach', 'manager', 'teamMember', 'insatsCoordinator', 'forbundCoordinator']
        and exists (select 1 from gathering_member m where m.gathering_id = n.gathering_id and m.unit = n.unit)
      else exists (
        select 1 from case_grant g join access_rule r on r.relation = g.relation and r.category = 'status' and r.role = any (w.roles)
        where g.case_id = n.case_id and g.unit = n.unit)
      end`;

const AWAY = `
  away as (select staff_id, stand_in_id from absence
    where ($1::timestamptz at time zone 'Europe/Stockholm')::date between from_on and to_on)`;

// The id is made of the notice and the person, so that the Message-ID is the same however often the letter is made or sent.
const PLAN = `
  with ${AWAY},
  picked as (
    select * from notification where mail_planned_at is null order by at, id limit ${PER_ROUND} for update skip locked),
  planned as (
    update notification set mail_planned_at = $1::timestamptz where id in (select id from picked) returning 1),
  reached as (
    select distinct on (s.id) s.id as staff, n.id as notification
    from picked n ${REACHES} and n.at > $1::timestamptz - make_interval(secs => ${GIVEN_UP_AFTER_MS / 1000})
    order by s.id, n.at, n.id),
  made as (
    insert into mail (id, staff, notification, state, due_at, created_at)
    select left(encode(sha256(convert_to(notification || ' ' || staff, 'UTF8')), 'hex'), 32)::uuid, staff, notification, 'waiting',
      greatest($1::timestamptz, (select max(tried_at) + make_interval(secs => ${BETWEEN_MS / 1000}) from mail m
        where m.staff = reached.staff and m.tried_at is not null)),
      $1::timestamptz
    from reached on conflict do nothing returning 1)
  select (select count(*) from planned)::int as planned, (select count(*) from made)::int as made`;

const TAKE = `
  update mail set state = 'sending', attempts = attempts + 1, tried_at = $1::timestamptz,
    due_at = $1::timestamptz + make_interval(secs => ${TAKEN_FOR_MS / 1000})
  where id = (select id from mail where state in ('waiting', 'sending') and due_at <= $1::timestamptz
    order by due_at, id limit 1 for update skip locked)
  returning id, staff, notification, attempts, created_at as "createdAt"`;

// Nothing unread is left of what the letter is about, or there is nobody to send it to.
const ADDRESS = `
  with ${AWAY}
  select a.address from notification n ${REACHES}
    and s.id = $2::uuid and n.mail_planned_at is not null
    and n.at >= (select first.at from notification first where first.id = $3::uuid)
  limit 1`;

type Taken = {
  readonly id: string;
  readonly staff: string;
  readonly notification: string;
  readonly attempts: number;
  readonly createdAt: Date;
};

export const openMailRoom = ({ db, notifier, publicUrl, log, now }: MailRoomOptions): MailRoom => {
  const end = async (
    id: string,
    state: 'sent' | 'unneeded' | 'refused' | 'givenUp',
    reason?: string,
  ): Promise<void> => {
    await db.mail.update({ where: { id }, data: { state, endedAt: new Date(now()), reason: reason ?? null } });
  };

  /** What was made while this one was on its way is told by it too. */
  const endWaiting = async ({ staff, id }: Taken, before: Date): Promise<void> => {
    await db.mail.updateMany({
      where: { staff, id: { not: id }, state: { in: ['waiting', 'sending'] }, createdAt: { lte: before } },
      data: { state: 'unneeded', endedAt: new Date(now()) },
    });
  };

  const tryLater = async (taken: Taken, code: string): Promise<void> => {
    const at = now();
    if (at - taken.createdAt.getTime() > GIVEN_UP_AFTER_MS) return end(taken.id, 'givenUp', code);
    const wait = Math.min(RETRY_MS * 2 ** (taken.attempts - 1), LONGEST_RETRY_MS);
    await db.mail.update({ where: { id: taken.id }, data: { dueAt: new Date(at + wait), reason: code } });
  };

  const backlog = (): Promise<number> => db.mail.count({ where: { state: { in: ['waiting', 'sending'] } } });

  /** Gives whether another may be tried. */
  const send = async (taken: Taken, at: Date): Promise<{ readonly delivered: boolean; readonly goOn: boolean }> => {
    const [reached] = await db.$queryRawUnsafe<{ address: string }[]>(ADDRESS, at, taken.staff, taken.notification);
    if (reached === undefined) {
      await end(taken.id, 'unneeded');
      return { delivered: false, goOn: true };
    }
    const { address } = reached;
    const answer = await notifier.deliver(letterTo(taken.id, address, publicUrl));
    switch (answer.type) {
      case 'delivered':
        await end(taken.id, 'sent');
        await endWaiting(taken, at);
        return { delivered: true, goOn: true };
      case 'addressRefused':
        await end(taken.id, 'refused', answer.code);
        await db.staffMail.updateMany({
          where: { staffId: taken.staff, address },
          data: { refusedAt: new Date(now()) },
        });
        log('mail address refused', { staff: taken.staff, code: answer.code });
        return { delivered: false, goOn: true };
      case 'notDelivered':
        await tryLater(taken, answer.code);
        log('mail not delivered', { code: answer.code, waiting: await backlog() });
        return { delivered: false, goOn: answer.onlyThis };
    }
  };

  const plan = async (): Promise<void> => {
    for (;;) {
      const [done] = await db.$queryRawUnsafe<{ planned: number }[]>(PLAN, new Date(now()));
      if ((done?.planned ?? 0) < PER_ROUND) return;
    }
  };

  return {
    round: async () => {
      await plan();
      let delivered = 0;
      for (;;) {
        const at = new Date(now());
        const [taken] = await db.$queryRawUnsafe<Taken[]>(TAKE, at);
        if (taken === undefined) break;
        const done = await send(taken, at);
        if (done.delivered) delivered += 1;
        if (!done.goOn) break;
      }
      if (delivered > 0) log('mail delivered', { count: delivered, waiting: await backlog() });
      return delivered;
    },
    close: notifier.close,
  };
};
