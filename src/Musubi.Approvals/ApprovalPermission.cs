namespace Musubi.Approvals;

public static class ApprovalPermission
{
    /// <summary>To be asked, to answer, to stand in. Which document one may answer is said by the rules, not by a right.</summary>
    public const string Decide = "approvals.decide";

    /// <summary>To see requests that one neither made nor answers.</summary>
    public const string SeeAll = "approvals.see-all";

    /// <summary>To say who is asked for what: rules, heads of departments, stand-ins of others.</summary>
    public const string SetRules = "approvals.set-rules";
}
