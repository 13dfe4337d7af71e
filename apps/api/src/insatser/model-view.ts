import {
  type ClosureReason,
  clocksOf,
  type InsatsModel,
  meetingKinds,
  type RegisteredModel,
  registeredModels,
  taskKinds,
  taskModelOf,
} from '@stafett/domain';
import type { InsatsModelView } from '@stafett/schemas';
import { given } from '../given.ts';
import type { Names } from '../organisation/name-book.ts';

/** Which version of its insats a model is; the first is 1. */
export const versionOf = ({ hash, model }: RegisteredModel): number =>
  registeredModels.filter((one) => one.model.id === model.id).findIndex((one) => one.hash === hash) + 1;

const needsOf = ({ requires }: ClosureReason): InsatsModelView['closureReasons'][number]['needs'] => {
  switch (requires.type) {
    case 'handoverMeetingHeld':
      return {
        type: requires.type,
        ...given({
          route: requires.acceptedHandover?.route,
          agencyKind: requires.acceptedHandover?.kind,
          recommendation: requires.recommendation,
        }),
      };
    case 'recommendationGiven':
      return { type: requires.type, ...given({ followingCase: requires.followingCase }) };
    case 'meetingHeld':
      return { type: requires.type, meeting: requires.kind };
    case 'explanation':
      return { type: requires.type };
    default:
      return requires satisfies never;
  }
};

const nameOf = (insats: string): string =>
  registeredModels.findLast(({ model }) => model.id === insats)?.model.name ?? insats;

const meetingsOf = (model: InsatsModel): InsatsModelView['meetings'] =>
  meetingKinds.flatMap((kind) => {
    const meeting = model.meetings[kind];
    return meeting ? [{ kind, modes: [...meeting.modes], mustAttend: [...meeting.mustAttend] }] : [];
  });

/** A model as a coordinator may read it: nothing of any case. */
export const modelViewOf = (registered: RegisteredModel, names: Names): InsatsModelView => {
  const { hash, model } = registered;
  return {
    insats: model.id,
    name: model.name,
    hash,
    version: versionOf(registered),
    current: registeredModels.findLast((one) => one.model.id === model.id)?.hash === hash,
    referrers: [...model.referrers],
    ...given({ age: model.age }),
    needsBirthDate: model.needsBirthDate === true,
    insuranceQuestionBlocksStart: model.insuranceQuestionBlocksStart,
    warnings: [...(model.warnings ?? [])],
    places: model.places.map((place) => ({
      place: place.id,
      kommuner: [...place.kommuner],
      host: names.party({ agency: place.hostAgency, unit: place.unit }),
      coordinator: names.party(place.coordinator),
    })),
    phases: model.phases.map(({ id, next, reviewAfterDays, stalledAfterWorkingDays }) => ({
      phase: id,
      next: [...next],
      reviewAfterDays,
      stalledAfterWorkingDays,
    })),
    clocks: [...clocksOf(model)],
    steps: (model.steps ?? []).map(({ id, reportCode, targetPercent, afterMonths }) => ({
      step: id,
      reportCode,
      targetPercent,
      afterMonths,
    })),
    handovers: model.handover.routes.map(({ route, to, actions }) => ({ route, to: [...to], actions: [...actions] })),
    meetings: meetingsOf(model),
    tasks: taskKinds.map((kind) => {
      const { dueInWorkingDays, ladder } = taskModelOf(model, kind);
      return { kind, dueInWorkingDays, ladder: { ...ladder } };
    }),
    closureReasons: model.closureReasons.map((reason) => ({
      id: reason.id,
      reportCode: reason.reportCode,
      needs: needsOf(reason),
      subReasons: (reason.subReasons ?? []).map(({ id, reportCode }) => ({ id, reportCode })),
    })),
    continuesInto: (model.continuesInto ?? []).map(nameOf),
    hasTeam: model.team !== undefined,
  };
};
