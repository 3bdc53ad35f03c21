import { Component, type ReactNode } from "react";

/** Keeps the rest of the page if the editor cannot be loaded. */
export class EditorBoundary extends Component<{ readonly children: ReactNode }, { readonly failed: boolean }> {
  override state = { failed: false };
  static getDerivedStateFromError() {
    return { failed: true };
  }
  override render() {
    if (!this.state.failed) return this.props.children;
    return (
      <p className="quiet" role="alert">
        The editor could not be loaded.{" "}
        <button type="button" className="plain" onClick={() => window.location.reload()}>
          Load the page again
        </button>
      </p>
    );
  }
}
