import type { App } from '../workspace/pods.ts';

/** One thing that is done to the running app. */
export type Deed =
  /** `helm upgrade --reuse-values --set …`; one that `fails` must end with an error, and `serves` are words of every new pod. */
  | { do: 'upgrade'; app: App; set: Record<string, string>; fails?: true; serves?: string }
  /** Another build of the frontend, in which one line has these words: an image on the node, under this tag. */
  | { do: 'build'; app: 'frontend'; tag: string; words: string }
  | { do: 'rollback'; app: App }
  | { do: 'restart'; app: App }
  | { do: 'delete a pod'; app: App }
  /** Takes away, past the chart, what keeps an update from being seen. */
  | { do: 'take the guards off'; app: App };

/** A scene as it is written down. */
export interface Script {
  name: string;
  /** Done before the load begins. */
  before?: Deed[];
  /** Done under load, one after the other. */
  deeds: Deed[];
  /** How many of an app's pods are others afterwards. All others must be the same ones, and never restarted. */
  replaced: Partial<Record<App, number>>;
  /** People listen to answers meanwhile that a slow model takes its time for. */
  streams?: true;
  /** Requests of users must fail, or with `streams` answers must be cut: if none did, the other scenes would prove nothing. */
  control?: true;
}
