/**
 * How long the server keeps a connection on which nobody asks, in milliseconds. Longer than what stands in front of it does (the load
 * balancer of deploy/terraform and Caddy: 120 s; AWS's default 60 s): else it closes one just as the next request is sent on it, and that
 * is answered 502. Node's own 5 s are for servers that nothing stands in front of.
 */
export const keepAliveMs = 130_000;
