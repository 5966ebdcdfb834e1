package io.tipoff.standalone;

import org.junit.platform.suite.api.ExcludeClassNamePatterns;
import org.junit.platform.suite.api.IncludeClassNamePatterns;
import org.junit.platform.suite.api.SelectPackages;
import org.junit.platform.suite.api.Suite;

/**
 * All tests under the profile of faults, one after the other in the one application that they
 * share. Those of another profile are left out: for each profile that is looked at, an application
 * would be built.
 */
@Suite
@SelectPackages({"io.tipoff.standalone.command", "io.tipoff.standalone.faults"})
@IncludeClassNamePatterns(".*IT")
@ExcludeClassNamePatterns(".*\\.(BadInput|Models|RealSeasonFindings|Repair)IT")
class FaultsIT {}
