import { type Command, decide, mayRead, stockholmDate, type UnitRef } from '@stafett/domain';
import { CaseContacts, CaseContactsRequest } from '@stafett/schemas';
import { findVisible, type Visible } from '../cases/visible.ts';
import type { StaffActor } from '../context.ts';
import { given } from '../given.ts';
import { caseNotFound } from '../problems/refuse.ts';
import { logReading } from '../read-log.ts';
import { unitProcedure } from '../trpc.ts';
import { contactView, entriesOf, readPeople } from './contact-views.ts';

type Unsent<Value> = Value extends unknown ? Omit<Value, 'commandId' | 'actor'> : never;
const DRY_RUN = '00000000-0000-4000-8000-000000000000';

/** Who has the participant where, as the actor is told of it, and what the actor may do about it. */
export const ofCase = unitProcedure
  .input(CaseContactsRequest)
  .output(CaseContacts)
  .query(async ({ ctx, input: { caseId } }) => {
    const now = ctx.clock();
    const found = await ctx.read(async (transaction) => {
      const visible = await findVisible(transaction, caseId);
      if (!visible || !mayRead('identity', visible.relations, ctx.actor.roles)) return undefined;
      const entries = entriesOf(visible, ctx.actor);
      const people = await readPeople(transaction, ctx.documents, entries, stockholmDate(now));
      await logReading(transaction, ctx.actor, now, 'contacts.ofCase', {
        cases: [caseId],
        participants: [visible.state.participant],
      });
      return { visible, entries, people };
    });
    if (!found) throw caseNotFound();
    const { visible, entries, people } = found;
    const [names, cards] = [await ctx.names.read(), await people.cards()];
    const may = (command: Unsent<Command>): boolean => allows(visible, ctx.actor, command, now);
    // Of one's own unit one does not ask: one says.
    const unknown = entries.filter(
      ({ person, asked, bySending, of }) => (!person || bySending) && !asked && of.unit !== ctx.actor.unit,
    );
    const { agency, unit } = ctx.actor;
    const isHolder = visible.state.holder.unit === unit;
    const mayName = may({
      type: 'nameContact',
      role: 'other',
      of: { agency, unit },
      person: { type: 'staff', staff: DRY_RUN },
    });
    return {
      contacts: entries.map((entry) => contactView(entry, people, cards, names)),
      mayAsk: unknown
        .map(({ of }) => of)
        .filter((of: UnitRef) => may({ type: 'askForCaseworker', of }))
        .map(names.party),
      ...given({ mayName: mayName ? (isHolder ? ('anyUnit' as const) : ('ownUnit' as const)) : undefined }),
      mayChange: entries.flatMap(({ id }) =>
        id !== undefined && may({ type: 'endContact', contact: id }) ? [id] : [],
      ),
    };
  });

const allows = (
  { state, model }: Visible,
  actor: StaffActor,
  command: Unsent<Command>,
  now: Parameters<typeof decide>[2],
) => decide(state, { ...command, commandId: DRY_RUN, actor } as Command, now, model).type === 'accepted';
