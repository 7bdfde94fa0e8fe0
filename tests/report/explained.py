"""The page that explains a framework, for tests: of any framework, without any answers."""

from indicatorkit.engine.table import score
from indicatorkit.frames.read import read_lists
from indicatorkit.framework import Framework
from indicatorkit.report.pages.framework import framework_page
from indicatorkit.report.pages.framework.saying import Saying
from indicatorkit.report.reading import Reading
from indicatorkit.report.site import Site, site
from indicatorkit.words import Lang
from tests.report.markup import Element, read
