import { proxySinks, type Sinks } from '@temporalio/workflow';

/** Where a workflow tells that it is about to do something; only fault tests listen. */
export type WorkflowPoint = 'continueAsNew';
export type PointSinks = Sinks & { readonly points: { readonly reached: (point: WorkflowPoint) => void } };

const { points } = proxySinks<PointSinks>();

export const reached = (point: WorkflowPoint): void => points.reached(point);
