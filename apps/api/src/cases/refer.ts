import type { Transaction } from '@stafett/db';
import { currentModel, deriveId, isoDate, isUnlikelyAge } from '@stafett/domain';
import { ActAnswer, ProtectionKind, ReferCaseRequest } from '@stafett/schemas';
import { ownCommandId } from '../acts/journeys.ts';
import type { StaffActor } from '../context.ts';
import { given } from '../given.ts';
import type { Identity } from '../participants/participants.ts';
import { invalidField, Refused } from '../problems/refuse.ts';
import { logReading } from '../read-log.ts';
import { groundBrought, textOfGround } from '../samtycke/brought.ts';
import { actorIn, type Session } from '../session/sessions.ts';
import { unitProcedure } from '../trpc.ts';
import { otherOpenCases } from './same-person.ts';

/** The day of birth in a personnummer of 12 digits; in a samordningsnummer 60 is added to the day. */
const birthDateIn = (personnummer: string) => {
  const day = Number(personnummer.slice(6, 8));
  const born = String(day > 60 ? day - 60 : day).padStart(2, '0');
  return isoDate(`${personnummer.slice(0, 4)}-${personnummer.slice(4, 6)}-${born}`);
};

/**
 * The person in each of their units at the agency, the one they act for first. What another unit of the agency has, where they do not work,
 * they are not told of: a unit without a grant learns nothing of a case, its own agency's units alike (OSL 8:1–2).
 */
const inAllTheirUnits = ({
  session,
  actor,
}: {
  readonly session: Session;
  readonly actor: StaffActor;
}): StaffActor[] => [
  actor,
  ...session.units
    .filter(({ id, agency }) => agency === actor.agency && id !== actor.unit)
    .map((unit) => actorIn(session, unit)),
];

/**
 * Aktualisering: the participant's identity goes under a key of its own, the case begins with opaque ids. Asks first, by a refusal, about an
 * unlikely age (`unlikelyAge` at the year) and about somebody for whom one of the sender's own units has an open case already (`openCaseExists`).
 */
export const refer = unitProcedure
  .input(ReferCaseRequest)
  .output(ActAnswer)
  .mutation(async ({ ctx, input }) => {
    const { name, personnummer } = input.participant;
    if (personnummer !== undefined && Number(personnummer.slice(0, 4)) !== input.birthYear)
      throw invalidField('birthYear', 'notAsPersonnummer');
    if (input.ageChecked !== true && isUnlikelyAge(input.birthYear, input.referredOn))
      throw invalidField('birthYear', 'unlikelyAge');
    // Only where a rule turns on the birthday does the ledger hear of it (GDPR art. 5.1 c).
    const needsBirthDate = currentModel(input.insats)?.needsBirthDate === true;
    if (needsBirthDate && personnummer === undefined) throw invalidField('participant.personnummer', 'missing');
    const kind = (await ctx.names.read()).agencies.get(ctx.actor.agency)?.kind;
    if (!kind) throw new Refused('referrerNotAllowed');
    const own = ownCommandId(ctx.actor, input.commandId);
    // Somebody whom the unit knows from another of its cases is the same participant, under the same key.
    const hash = personnummer === undefined ? undefined : await ctx.participants.lookup(personnummer);
    if (hash && input.another !== true) {
      for (const actor of inAllTheirUnits(ctx)) {
        const [open] = await ctx.readAs(actor)(async (transaction) => {
          const cases = await otherOpenCases(transaction, actor, { lookup: hash }, deriveId(own, 'case'));
          await logReading(transaction, actor, ctx.clock(), 'cases.refer', {
            cases: cases.map(({ id }) => id),
            participants: [...new Set(cases.map(({ participantId }) => participantId))],
          });
          return cases;
        });
        if (open) throw new Refused('openCaseExists', { case: open.id, code: open.code });
      }
    }
    const known =
      hash &&
      (await ctx.read((transaction) =>
        transaction.participantIdentity.findFirst({
          where: { lookup: hash },
          orderBy: { participantId: 'asc' },
          select: { participantId: true, version: true },
        }),
      ));
    // Row-level security gives a protected one to who is on their list alone: whose new case begins protected, and known to them.
    const mark =
      known &&
      (await ctx.read((transaction) =>
        transaction.protectedCase.findFirst({
          where: { participantId: known.participantId },
          orderBy: { since: 'asc' },
          select: { kind: true },
        }),
      ));
    const participant = known?.participantId ?? deriveId(own, 'participant');
    return ctx.journeys.open(ctx.actor, {
      caseId: deriveId(own, 'case'),
      commandId: input.commandId,
      texts: () => ({
        message:
          input.message === undefined ? undefined : { content: { kind: 'referralMessage', text: input.message } },
        why: textOfGround(input.ground),
      }),
      command: (commandId, { message, why }) => ({
        type: 'referCase',
        commandId,
        actor: ctx.actor,
        caseId: deriveId(own, 'case'),
        participant,
        insats: input.insats,
        place: input.place,
        facts: {
          sex: input.sex,
          birthYear: input.birthYear,
          ...(needsBirthDate && personnummer !== undefined ? { birthDate: birthDateIn(personnummer) } : {}),
          kommun: input.kommun,
          referredBy: kind,
          referredOn: input.referredOn,
        },
        income: input.income,
        insuranceQuestionOpen: input.insuranceQuestionOpen,
        basis: input.basis,
        ...(mark && {
          identityProtection: {
            kind: ProtectionKind.parse(mark.kind),
            access: [{ agency: ctx.actor.agency, unit: ctx.actor.unit, staff: ctx.actor.staff }],
          },
        }),
        ...groundBrought(input.ground, why),
        ...given({ acknowledged: input.acknowledged, message }),
      }),
      alongside: async () => {
        const announcing = async (identity: Identity, version: number) => {
          const sealed = await ctx.participants.seal(participant, identity, version);
          return (transaction: Transaction) =>
            ctx.participants.announce(transaction, ctx.actor.agency, [{ commandId: own, sealed }]);
        };
        if (!known) return announcing(given({ name, personnummer }), 1);
        const opened = await ctx.read((transaction) => ctx.participants.read(transaction, [participant], 'asked'));
        const before = (await opened()).get(participant);
        // An imported participant may be known by the number alone; a name that is known is not overwritten from here.
        if (!before || before.name !== undefined) return async () => {};
        return announcing({ ...before, name }, known.version + 1);
      },
    });
  });
