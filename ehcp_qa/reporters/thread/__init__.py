"""The golden thread of a plan as people and programs see it: a matrix, a graph and plain data."""

from __future__ import annotations

from ehcp_qa.reporters.thread.data import link_data, unlinked_data
from ehcp_qa.reporters.thread.graph import thread_graph, thread_svg

__all__ = ["link_data", "thread_graph", "thread_svg", "unlinked_data"]
