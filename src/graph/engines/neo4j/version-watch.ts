import {
  matchRestoreLock,
  matchVisibleVersions,
  type RestoreState,
  type Row,
  restoreLockState,
  restoreStateOf,
  type VisibleVersion,
  visibleVersionIn,
} from "../../graph.js";
import { unavailableFailure } from "./errors.js";

/** Counts a write. Two graphs that a database holds one after another have different origins. */
export const incrementVersion =
  "MERGE (v:Version {name: 'graph'}) ON CREATE SET v.origin = randomUUID(), v.number = 0 SET v.number = v.number + 1";
/** Returns the version, the state of a restore that is under way, and the visible versions. */
export const readVersion = `OPTIONAL MATCH (w:Version) OPTIONAL ${matchRestoreLock} OPTIONAL ${matchVisibleVersions} RETURN coalesce(w.origin, ''), coalesce(w.number, 0), ${restoreLockState}, v.digests, v.stamps`;

/** After this many failed polls in a row, the last known version counts as unknown. */
const maxMissedPolls = 10;

/** The versions of the graph and the state of a restore, as last seen: writes of this process record them, and a poll finds those of other processes. */
export class VersionWatch {
  private origin = "";
  private number = 0;
  private state: RestoreState | undefined;
  private visible: Row = [];
  private recordedAt = performance.now();
  private timer: NodeJS.Timeout | undefined;
  private stopped = false;

  /** @param read runs a statement, ahead of all waiting requests */
  constructor(
    private readonly read: (text: string) => Promise<Row[]>,
    private readonly pollMs: number,
  ) {}

  /** The state of a restore that is under way. */
  get restoreState(): RestoreState | undefined {
    return this.state;
  }
  /** @throws UNAVAILABLE when too many polls have failed: other processes may have written since */
  get current(): string {
    if (performance.now() - this.recordedAt > maxMissedPolls * Math.max(this.pollMs, 500)) throw unavailableFailure();
    return `${this.origin} ${this.number}`;
  }
  /** @throws UNAVAILABLE when too many polls have failed */
  visibleAt(level: number): VisibleVersion {
    return visibleVersionIn(this.visible, level, this.current);
  }

  /** Records what `readVersion` returned. Results may arrive out of order: of one graph the highest number is the newest. */
  record([origin, number, state, ...visible]: Row): void {
    this.recordedAt = performance.now();
    if (origin === this.origin && (number as number) < this.number) return;
    this.origin = origin as string;
    this.number = number as number;
    this.state = restoreStateOf(state);
    this.visible = visible;
  }
  async refresh(): Promise<void> {
    const [row = ["", 0]] = await this.read(readVersion);
    this.record(row);
  }

  /** Polls until `stop`. */
  start(): void {
    this.timer = setTimeout(
      () =>
        this.refresh()
          .catch(() => undefined)
          .finally(() => !this.stopped && this.start()),
      this.pollMs,
    );
    this.timer.unref();
  }
  stop(): void {
    this.stopped = true;
    clearTimeout(this.timer);
  }
}
