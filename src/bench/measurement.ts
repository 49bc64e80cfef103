import type { FigureDefinition, Measured, Series } from './figure.ts';
import type { Profile } from './profile.ts';
import type { Workbench } from './workbench.ts';

/** Figures that are measured together, since they need the same log or the same rounds. */
export interface Measurement {
  readonly figures: readonly FigureDefinition[];
  /** Throws NotMeasured where something it needs is not there: then none of its figures has a value. */
  measure(bench: Workbench): Promise<Outcome>;
}

export interface Outcome {
  /** By name; one that is missing could not be measured, and `missing` may say why. */
  readonly values: Readonly<Record<string, Measured>>;
  readonly missing?: Readonly<Record<string, string>>;
  readonly series?: readonly Omit<Series, 'bench'>[];
  readonly profile?: Profile;
}
