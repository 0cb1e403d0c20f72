/** A variable of the environment, as the page tells of it. */
export interface Variable {
  name: string;
  /** In words: `number, 1 to 50`, `jwks or shared-secret`. */
  type: string;
  /** What stands for an unset one; '' where there is nothing. */
  fallback: string;
  meaning: string;
}

/** What is told of a variable beside its name. */
export type Told = Partial<Omit<Variable, 'name'>>;
