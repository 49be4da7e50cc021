import { Component, type ReactNode } from "react";
import { Button } from "react-aria-components";
import { ErrorCard } from "./ErrorCard";

interface ErrorBoundaryProps {
  readonly children: ReactNode;
  /** Another place: what failed before is worth another try. */
  readonly place: string;
}

interface ErrorBoundaryState {
  readonly error: unknown;
}

/** A bug in one part of the page leaves the rest standing. */
export class ErrorBoundary extends Component<ErrorBoundaryProps, ErrorBoundaryState> {
  override state: ErrorBoundaryState = { error: null };

  static getDerivedStateFromError(error: unknown): ErrorBoundaryState {
    return { error };
  }

  override componentDidUpdate(before: ErrorBoundaryProps) {
    const isElsewhere = before.place !== this.props.place;
    if (isElsewhere && this.state.error !== null) this.setState({ error: null });
  }

  override render() {
    if (this.state.error === null) return this.props.children;
    return (
      <div className="page">
        <ErrorCard error={this.state.error}>
          <Button className="button" onPress={() => this.setState({ error: null })}>
            Try again
          </Button>
        </ErrorCard>
      </div>
    );
  }
}
